package dev.earshot.audio.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a description says of ICE (RFC 8839 5): where its writer may be reached, and what checks are
 * signed with.
 *
 * @param lite whether the writer only answers checks
 * @param fragment of the user name
 * @param password a secret
 * @param candidates for RTP
 */
public record IceDescription(
    boolean lite, String fragment, String password, List<IceCandidate> candidates) {
  private static final String FRAGMENT = "ice-ufrag";
  private static final String PASSWORD = "ice-pwd";
  private static final String LITE = "ice-lite";

  /** The peer does not believe our candidates, and does no checks (RFC 8839 5.4). */
  private static final String MISMATCH = "ice-mismatch";

  private static final String SIGNS = "[A-Za-z0-9+/]";
  private static final int MOST_CANDIDATES = 16;

  public IceDescription {
    candidates = List.copyOf(candidates);
  }

  /**
   * What a peer says for a media line; empty if it does no ICE, or if where it wants media by
   * default is none of its candidates: then somebody on the way changed the one but not the other
   * (RFC 8839 4.2.5, 5.4), and checks would lead past him.
   *
   * @param rtp where the line wants media
   */
  static Optional<IceDescription> of(
      SessionDescription sdp, MediaDescription line, InetSocketAddress rtp) {
    Optional<String> fragment = value(sdp, line, FRAGMENT, SIGNS + "{4,256}");
    Optional<String> password = value(sdp, line, PASSWORD, SIGNS + "{22,256}");
    List<IceCandidate> candidates =
        line.attributes().stream()
            .filter(attribute -> attribute.name().equals(IceCandidate.ATTRIBUTE))
            .flatMap(attribute -> IceCandidate.parse(attribute.value()).stream())
            .filter(candidate -> candidate.component() == 1)
            .limit(MOST_CANDIDATES)
            .toList();
    boolean matches = candidates.stream().anyMatch(one -> one.address().equals(rtp));
    boolean refused = line.has(MISMATCH) || sdp.attribute(MISMATCH).isPresent();
    return fragment.isPresent() && password.isPresent() && matches && !refused
        ? Optional.of(
            new IceDescription(
                sdp.attribute(LITE).isPresent(), fragment.get(), password.get(), candidates))
        : Optional.empty();
  }

  private static Optional<String> value(
      SessionDescription sdp, MediaDescription line, String name, String form) {
    return line.attribute(name)
        .or(() -> sdp.attribute(name))
        .map(String::strip)
        .filter(text -> text.matches(form));
  }

  /** As it stands in a media line of ours. */
  List<Attribute> attributes() {
    List<Attribute> all = new ArrayList<>();
    all.add(new Attribute(FRAGMENT, fragment));
    all.add(new Attribute(PASSWORD, password));
    for (IceCandidate candidate : candidates) {
      all.add(candidate.attribute(all.size() - 1, candidates.getFirst().address()));
    }
    return all;
  }

  @Override
  public String toString() {
    return (lite ? "lite " : "") + fragment + ":**** " + candidates;
  }
}
