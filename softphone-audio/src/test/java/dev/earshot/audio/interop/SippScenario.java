package dev.earshot.audio.interop;

import java.util.ArrayList;
import java.util.List;

/**
 * A scenario for SIPp, step by step: each method adds a message, in the order of the call. Every
 * answer must carry the CSeq that it answers.
 */
final class SippScenario {
  private static final String SDP =
      """
      v=0
      o=sipp 1 %d IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio [%s] RTP/AVP %d 101
      a=rtpmap:101 telephone-event/8000
      a=%s\
      """;

  private final StringBuilder steps = new StringBuilder();
  private final List<String> variables = new ArrayList<>();
  private final int payloadType;
  private final String mediaPort;
  private String target = "sip:r1@[remote_ip]:[remote_port]";
  private String from = "<sip:sipp@[local_ip]:[local_port]>;tag=[pid]t[call_number]";
  private String firstTo = "To: <sip:r1@[remote_ip]:[remote_port]>";
  private String to = "[last_To:]";
  private int sequence;
  private int step;
  private int invited;

  private SippScenario(int payloadType, String mediaPort) {
    this.payloadType = payloadType;
    this.mediaPort = mediaPort;
  }

  /**
   * A call whose media is a file.
   *
   * @param payloadType 0 = PCMU, 8 = PCMA
   */
  static SippScenario streaming(int payloadType) {
    return new SippScenario(payloadType, "rtpstream_audio_port");
  }

  /** A call that sends back what it hears. */
  static SippScenario echoing(int payloadType) {
    return new SippScenario(payloadType, "media_port");
  }

  boolean echoes() {
    return mediaPort.equals("media_port");
  }

  /**
   * @param direction for example {@code sendrecv}
   */
  String sdp(String direction) {
    return SDP.formatted(sequence + 1, mediaPort, payloadType, direction);
  }

  /** INVITE or re-INVITE; without description if {@code sdp} is empty. */
  SippScenario invite(String sdp) {
    sequence++;
    invited = step;
    return request("INVITE", sequence, "[branch]", sequence == 1 ? firstTo : to, sdp);
  }

  SippScenario ack(String sdp) {
    return request("ACK", sequence, "[branch]", to, sdp);
  }

  /** To the final response that refused the INVITE: same transaction (RFC 3261 17.1.1.3). */
  SippScenario ackOfRefusal() {
    return request("ACK", sequence, "[branch-" + (step - invited) + "]", to, "");
  }

  SippScenario cancel() {
    return request("CANCEL", sequence, "[branch-" + (step - invited) + "]", firstTo, "");
  }

  SippScenario bye() {
    sequence++;
    return request("BYE", sequence, "[branch]", to, "");
  }

  SippScenario info(String digit) {
    sequence++;
    return send(
        head("INFO", sequence, "[branch]", to)
            + "Content-Type: application/dtmf-relay\nContent-Length: [len]\n\nSignal="
            + digit
            + "\nDuration=160",
        true);
  }

  private SippScenario request(String method, int number, String branch, String to, String sdp) {
    String body =
        sdp.isEmpty()
            ? "Content-Length: 0\n\n"
            : "Content-Type: application/sdp\nContent-Length: [len]\n\n" + sdp;
    return send(head(method, number, branch, to) + body, !method.equals("ACK"));
  }

  private String head(String method, int number, String branch, String toField) {
    return """
    %1$s %6$s SIP/2.0
    Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=%3$s
    From: %4$s
    %5$s
    Call-ID: [call_id]
    CSeq: %2$d %1$s
    Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>
    Max-Forwards: 70
    """
        .formatted(method, number, branch, from, toField, target);
  }

  /** Any message, literally. */
  SippScenario send(String message, boolean repeated) {
    return add(
        "<send%s><![CDATA[\n%s\n]]></send>\n"
            .formatted(repeated ? " retrans=\"500\"" : "", message));
  }

  /** Waits for a final response to the last request of a method, and passes over provisional. */
  SippScenario expect(int status, String method) {
    if (method.equals("INVITE")) {
      add("<recv response=\"100\" optional=\"true\"/>\n");
      add("<recv response=\"180\" optional=\"true\"/>\n");
    }
    return require("response=\"" + status + "\"", sequence + " " + method);
  }

  /** Waits for a provisional response to the INVITE. */
  SippScenario expectRinging() {
    add("<recv response=\"100\" optional=\"true\"/>\n");
    return require("response=\"180\"", "1 INVITE");
  }

  /** Waits for a request, whatever its CSeq. */
  SippScenario expectRequest(String method) {
    return require("request=\"" + method + "\"", "[0-9]+ " + method);
  }

  /** Waits for an INVITE; requests of ours go to its sender from now on. */
  SippScenario expectInvite() {
    String caller = variable();
    String contact = variable();
    from = "<sip:sipp@[local_ip]:[local_port]>;tag=[pid]u[call_number]";
    to = "To: [$" + caller + "]";
    firstTo = to;
    target = "[$" + contact + "]";
    return add(
        """
        <recv request="INVITE"><action>
        <ereg regexp=".*" search_in="hdr" header="From:" assign_to="%s"/>
        <ereg regexp="sip:[^>]+" search_in="hdr" header="Contact:" assign_to="%s"/>
        </action></recv>
        """
            .formatted(caller, contact));
  }

  /** An INVITE of the test's own making, with CSeq 1. */
  SippScenario sendInvite(String message) {
    sequence++;
    invited = step;
    return send(message, true);
  }

  private SippScenario require(String what, String cseq) {
    return add(
        """
        <recv %s><action>
        <ereg regexp="^ *%s *$" search_in="hdr" header="CSeq:" check_it="true" assign_to="%s"/>
        </action></recv>
        """
            .formatted(what, cseq, variable()));
  }

  private String variable() {
    variables.add(Integer.toString(variables.size() + 1));
    return variables.getLast();
  }

  /** Answers the last request that came; a description only in the answer to an INVITE. */
  SippScenario answer(String status, String sdp) {
    String body =
        sdp.isEmpty()
            ? "Content-Length: 0\n\n"
            : "Content-Type: application/sdp\nContent-Length: [len]\n\n" + sdp;
    return send(
        """
        SIP/2.0 %s
        [last_Via:]
        [last_From:]
        [last_To:];tag=[pid]u[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        Contact: <sip:sipp@[local_ip]:[local_port];transport=[transport]>
        """
                .formatted(status)
            + body,
        status.startsWith("200") && !sdp.isEmpty());
  }

  /**
   * @param action of SIPp's {@code rtp_stream}: {@code FILE,loops,payloadType,encoding}
   */
  SippScenario stream(String action) {
    return add("<nop><action><exec rtp_stream=\"" + action + "\"/></action></nop>\n");
  }

  /** Sends the packets of a capture file from the media port; needs a raw socket. */
  SippScenario replay(String file) {
    return add("<nop><action><exec play_pcap_audio=\"" + file + "\"/></action></nop>\n");
  }

  SippScenario pause(int millis) {
    return add("<pause milliseconds=\"" + millis + "\"/>\n");
  }

  private SippScenario add(String text) {
    step++;
    steps.append(text);
    return this;
  }

  /** The scenario file. */
  String xml() {
    String reference =
        variables.isEmpty()
            ? ""
            : "<Reference variables=\"" + String.join(",", variables) + "\"/>\n";
    return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?>\n<scenario name=\"interop\">\n"
        + steps
        + reference
        + "</scenario>\n";
  }
}
