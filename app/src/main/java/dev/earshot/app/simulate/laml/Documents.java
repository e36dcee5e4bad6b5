package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.Fault;
import dev.earshot.app.simulate.Faults;
import dev.earshot.app.simulate.laml.Verb.Link;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches documents from applications and reads them. Blocks; any thread. */
final class Documents {
  /** Step of the fault plan. */
  static final String STEP = "document";

  /**
   * A document that has been read.
   *
   * @param url what relative addresses in it start from; empty if it was made here
   */
  record Document(String url, List<Verb> verbs) {
    /** An address in it as it is meant. */
    Link absolute(Link link) throws LamlProblem {
      try {
        return url.isEmpty()
            ? link
            : new Link(URI.create(url).resolve(link.url()).toString(), link.method());
      } catch (IllegalArgumentException e) {
        throw new LamlProblem(LamlProblem.SCHEMA, "'" + link.url() + "' is no URL");
      }
    }
  }

  private final String account;
  private final Courier courier;
  private final LamlReader reader;
  private final Faults faults;
  private final Nap nap;

  Documents(String account, Courier courier, LamlReader reader, Faults faults, Nap nap) {
    this.account = account;
    this.courier = courier;
    this.reader = reader;
    this.faults = faults;
    this.nap = nap;
  }

  Document get(CallView call, Source source) throws LamlProblem, InterruptedException {
    return switch (source) {
      case Source.Made(List<Verb> verbs) -> new Document("", verbs);
      case Source.Asked(Link link, Map<String, String> more) -> asked(call, link, more);
    };
  }

  private Document asked(CallView call, Link link, Map<String, String> more)
      throws LamlProblem, InterruptedException {
    Faults.Fate fate = faults.at(STEP);
    nap.take(fate.before());
    if (fate.fault().filter(fault -> fault.kind() != Fault.Kind.LOSE_ANSWER).isPresent()) {
      throw new LamlProblem(LamlProblem.RETRIEVAL, "lost by --fault");
    }
    Courier.Reply reply;
    try {
      reply = courier.ask(link, fields(call, more));
    } catch (IOException e) {
      throw new LamlProblem(LamlProblem.RETRIEVAL, String.valueOf(e.getMessage()));
    }
    nap.take(fate.after());
    if (reply.status() / 100 != 2 || fate.fault().isPresent()) {
      throw new LamlProblem(
          LamlProblem.RETRIEVAL,
          fate.fault().isPresent() ? "answer lost by --fault" : "answered " + reply.status());
    }
    return new Document(reply.url(), reader.read(reply.body()));
  }

  private Map<String, String> fields(CallView call, Map<String, String> more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("CallSid", call.sid());
    fields.put("AccountSid", account);
    fields.put("ApiVersion", "2010-04-01");
    fields.put("From", call.parties().from());
    fields.put("To", call.parties().to());
    fields.put("Caller", call.parties().from());
    fields.put("Called", call.parties().to());
    fields.put("Direction", call.parties().direction());
    fields.put("CallStatus", call.status().wire());
    call.parties().headers().forEach((name, value) -> fields.put("SipHeader_" + name, value));
    fields.putAll(more);
    return fields;
  }
}
