package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.jambonz.inspect.MixerEye;
import dev.earshot.app.backend.jambonz.inspect.MixerView;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fake media server as its event socket would show it. */
final class SteppedMixer implements MixerEye {
  private final FakeMedia media;
  private final List<String> ids = new java.util.ArrayList<>();
  final List<String> looks = new java.util.ArrayList<>();

  /** Instead of an answer. */
  Optional<String> trouble = Optional.empty();

  SteppedMixer(FakeMedia media) {
    this.media = media;
  }

  @Override
  public MixerView look(String conference, String sessionId, Optional<MemberTag> tag)
      throws IOException {
    looks.add(conference);
    if (trouble.isPresent()) {
      throw new IOException(trouble.get());
    }
    FakeMedia.FakeMember self =
        media.member(sessionId.substring("session-".length())).orElseThrow();
    Set<String> others = new HashSet<>();
    media.everybody().forEach(m -> others.add(m.callSid));
    others.remove(self.callSid);
    Set<String> untagged =
        media.everybody().stream()
            .filter(m -> !m.tag.equals(tag.map(MemberTag::value)))
            .map(m -> m.callSid)
            .collect(Collectors.toSet());
    return new MixerView(
        id(self.callSid),
        !self.muted,
        ids(others),
        ids(self.unheardBy),
        tag.map(_ -> ids(untagged)));
  }

  private Set<Integer> ids(Set<String> callSids) {
    return callSids.stream().map(this::id).collect(Collectors.toSet());
  }

  private int id(String callSid) {
    if (!ids.contains(callSid)) {
      ids.add(callSid);
    }
    return ids.indexOf(callSid) + 1;
  }

  @Override
  public void close() {}
}
