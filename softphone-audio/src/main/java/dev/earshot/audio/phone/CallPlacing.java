package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.CallRequest;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.audio.sip.UserAgent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Opens the media of a telephone's legs and places their calls. Any thread. */
final class CallPlacing {
  private final SoftphoneConfig config;
  private final Accounts accounts;
  private final UserAgent agent;
  private final RtpLoop rtp;

  CallPlacing(SoftphoneConfig config, Accounts accounts, UserAgent agent, RtpLoop rtp) {
    this.config = config;
    this.accounts = accounts;
    this.agent = agent;
    this.rtp = rtp;
  }

  /** As that account wants it. */
  MediaPath media(Optional<SipAccount> account) throws IOException {
    MediaPath media = MediaPath.open(config.media(account), rtp, _ -> {});
    media.traversal().runBy(agent::execute);
    return media;
  }

  /**
   * Calls the leg's peer as soon as it is known how others see the media, or ends it if nobody
   * wants it any more.
   */
  void place(SipLeg leg, MediaPath media, String name, List<SipHeader> headers) {
    Optional<SipAccount> account = accounts.towards(leg.peer());
    String from = config.from(name, account);
    media
        .traversal()
        .whenKnown(
            () -> {
              if (!leg.course().wanted()) {
                leg.course().down(LegCourse.NOT_DIALLED);
                return;
              }
              CallRequest request =
                  new CallRequest(leg.peer(), from, media.offer(), headers, account);
              leg.course().placed(agent.call(request, leg.course()));
            });
  }
}
