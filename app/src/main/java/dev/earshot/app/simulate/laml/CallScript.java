package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Documents.Document;
import dev.earshot.app.simulate.laml.Verb.Link;
import dev.earshot.mixer.port.Port;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Carries out the documents of one call, from the first to the last, and hangs up. One thread, that
 * waits most of the time.
 */
final class CallScript implements Runnable {
  /** A fast speaker. */
  private static final int LETTERS_PER_SECOND = 15;

  private final PhoneCall call;
  private final Line line;
  private final Source first;
  private final Exchange exchange;
  private final Documents documents;
  private final Alerts alerts;

  CallScript(
      PhoneCall call,
      Line line,
      Source first,
      Exchange exchange,
      Documents documents,
      Alerts alerts) {
    this.call = call;
    this.line = line;
    this.first = first;
    this.exchange = exchange;
    this.documents = documents;
    this.alerts = alerts;
  }

  /** How it goes on after a verb. */
  private sealed interface Next {
    record Verb() implements Next {}

    record Jump(Source to) implements Next {}

    record End() implements Next {}
  }

  @Override
  public void run() {
    try {
      Optional<Source> source = Optional.of(first);
      while (source.isPresent()) {
        source = perform(source.get());
      }
    } catch (LamlProblem e) {
      alerts.raise(e.code(), call.sid, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      line.hangUp();
    }
  }

  /** The value: another document to go on with. */
  private Optional<Source> perform(Source source) throws LamlProblem, InterruptedException {
    Document document = documents.get(exchange.view(call), source);
    for (Verb verb : document.verbs()) {
      switch (perform(document, verb)) {
        case Next.Verb _ -> {}
        case Next.Jump(Source to) -> {
          return Optional.of(to);
        }
        case Next.End _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Next perform(Document document, Verb verb) throws LamlProblem, InterruptedException {
    return switch (verb) {
      case Verb.Say(String text) -> answered(1 + text.length() / LETTERS_PER_SECOND);
      case Verb.Pause(int seconds) -> answered(seconds);
      case Verb.Hangup _ -> new Next.End();
      case Verb.Redirect(Link to) ->
          new Next.Jump(new Source.Asked(document.absolute(to), Map.of()));
      case Verb.DialConference dial -> dial(document, dial);
    };
  }

  /** In a call that is answered, for so long. */
  private Next answered(int seconds) throws InterruptedException {
    if (port().isEmpty()) {
      return new Next.End();
    }
    Turn turn = call.turns.poll(seconds, TimeUnit.SECONDS);
    return turn == null ? new Next.Verb() : after(turn);
  }

  private Optional<Port> port() {
    Optional<Port> port = line.answer();
    port.ifPresent(_ -> exchange.enter(call, CallStatus.IN_PROGRESS));
    return port;
  }

  private Next after(Turn turn) {
    return switch (turn) {
      case Turn.Left _ -> new Next.Verb();
      case Turn.Redirected(Source to) -> new Next.Jump(to);
      case Turn.Ended _ -> new Next.End();
    };
  }

  private Next dial(Document document, Verb.DialConference dial)
      throws LamlProblem, InterruptedException {
    Optional<Port> port = port();
    if (port.isEmpty()) {
      return new Next.End();
    }
    Optional<Verb.Callback> told = dial.conference().callback();
    Verb.Conference entry =
        told.isEmpty()
            ? dial.conference()
            : dial.conference()
                .withCallback(
                    new Verb.Callback(document.absolute(told.get().to()), told.get().events()));
    try {
      exchange.join(call, port.get(), entry);
    } catch (Refused e) {
      alerts.raise(e.code(), call.sid, e.message());
      return afterDial(document, dial, "failed");
    }
    Turn turn = call.turns.take();
    return turn instanceof Turn.Left ? afterDial(document, dial, "completed") : after(turn);
  }

  private Next afterDial(Document document, Verb.DialConference dial, String status)
      throws LamlProblem {
    return dial.action().isEmpty()
        ? new Next.Verb()
        : new Next.Jump(
            new Source.Asked(
                document.absolute(dial.action().get()), Map.of("DialCallStatus", status)));
  }
}
