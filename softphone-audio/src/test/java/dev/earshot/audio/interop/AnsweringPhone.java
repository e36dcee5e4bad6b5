package dev.earshot.audio.interop;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.Parsed;
import dev.earshot.audio.phone.MediaPath;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Call;
import dev.earshot.audio.sip.CallEvent;
import dev.earshot.audio.sip.CallListener;
import dev.earshot.audio.sip.CallRequest;
import dev.earshot.audio.sip.IncomingCall;
import dev.earshot.audio.sip.Registration;
import dev.earshot.audio.sip.RegistrationState;
import dev.earshot.audio.sip.SipAccount;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A user agent of ours that takes every call and writes down the digits dialled. */
final class AnsweringPhone implements AutoCloseable {
  private final StringBuffer digits = new StringBuffer();
  private final RtpLoop rtp = RtpLoop.start();
  private final String[] codecs;
  final UserAgent agent;

  AnsweringPhone(String... codecs) throws IOException {
    this.codecs = codecs;
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    agent = UserAgent.open(new UserAgentConfig(any, true, "Earshot test"), this::take);
  }

  private CallListener take(IncomingCall call) {
    MediaPath media;
    try {
      media =
          MediaPath.open(LoopbackPhone.media(codecs), rtp, digit -> digits.append((char) digit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    call.ring();
    if (media.answer(call.offer().orElse("")) instanceof Parsed.Ok<String>(String answer)) {
      call.answer(answer, List.of());
    } else {
      call.reject(488, "Not Acceptable Here");
    }
    return (same, event) -> {
      switch (event) {
        case CallEvent.Ended _ -> media.close();
        case CallEvent.Reinvited(String offer) -> {
          if (media.answer(offer) instanceof Parsed.Ok<String>(String answer)) {
            same.answerReinvite(answer);
          }
        }
        default -> {}
      }
    };
  }

  String uri() {
    return "sip:answer@127.0.0.1:" + agent.address().getPort();
  }

  Registration register(SipAccount account) {
    return agent.register(account, (registrar, state) -> {});
  }

  /** Waits until the registrar has decided. */
  RegistrationState awaitRegistration(Registration registration) {
    Await.until(
        "the registrar decides",
        () -> !(registration.state() instanceof RegistrationState.Registering));
    return registration.state();
  }

  /** Calls and hangs up at once; whether somebody answered. */
  boolean reaches(String target, SipAccount account) {
    AtomicReference<CallEvent> outcome = new AtomicReference<>();
    Call call =
        agent.call(
            new CallRequest(
                target,
                "<" + account.addressOfRecord() + ">",
                "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    + "m=audio 9 RTP/AVP 0\r\n",
                List.of(),
                Optional.of(account)),
            (same, event) -> {
              if (event instanceof CallEvent.Answered || event instanceof CallEvent.Failed) {
                outcome.set(event);
              }
            });
    Await.until("an answer", Duration.ofSeconds(40), () -> outcome.get() != null);
    call.hangUp();
    return outcome.get() instanceof CallEvent.Answered;
  }

  /** Digits dialled so far. */
  String digits() {
    return digits.toString();
  }

  @Override
  public void close() {
    agent.close();
    rtp.close();
  }
}
