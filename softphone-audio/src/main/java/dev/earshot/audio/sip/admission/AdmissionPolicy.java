package dev.earshot.audio.sip.admission;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who is let in. An address on the list is; anybody else is if he knows a password; where there are
 * no passwords, he is not answered at all.
 *
 * @param listed addresses that need no password
 * @param callers who has a password
 * @param listedLimits what each address on the list may do
 * @param unlistedLimits what each other address may do
 * @param calls calls at once, of all together
 */
public record AdmissionPolicy(
    List<AddressRange> listed,
    Optional<Callers> callers,
    SourceLimits listedLimits,
    SourceLimits unlistedLimits,
    int calls) {
  /** Beyond this many calls others are answered 503. */
  public static final int CALLS = 4_096;

  /** Everybody is let in: for a user agent whose application decides about each call. */
  public static final AdmissionPolicy OPEN = listed(AddressRange.EVERYBODY);

  public AdmissionPolicy {
    listed = List.copyOf(listed);
    if (calls < 1) {
      throw new IllegalArgumentException("a limit must be at least 1");
    }
  }

  /** Lets in these addresses and nobody else. */
  public static AdmissionPolicy listed(List<AddressRange> ranges) {
    return new AdmissionPolicy(
        ranges, Optional.empty(), SourceLimits.LISTED, SourceLimits.UNLISTED, CALLS);
  }

  /** The same for those with a password as well. */
  public AdmissionPolicy withCallers(Callers newCallers) {
    return new AdmissionPolicy(
        listed, Optional.of(newCallers), listedLimits, unlistedLimits, calls);
  }

  /** The same with other limits on calls, in total and, where given, for every address. */
  public AdmissionPolicy withCalls(
      int inTotal, Optional<Integer> perSource, Optional<Integer> perSecondAndSource) {
    return new AdmissionPolicy(
        listed,
        callers,
        listedLimits.withCalls(perSource, perSecondAndSource),
        unlistedLimits.withCalls(perSource, perSecondAndSource),
        inTotal);
  }

  boolean lists(InetAddress address) {
    for (AddressRange range : listed) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
