package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Transport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A peer that says exactly what a test tells it to say, and keeps what it hears. */
final class ScriptedPeer implements Simulation.Station {
  final InetSocketAddress address;
  final List<SipRequest> requests = new ArrayList<>();
  final List<SipResponse> responses = new ArrayList<>();
  private final Simulation simulation;
  private BiConsumer<ScriptedPeer, SipRequest> habit = (peer, request) -> {};

  ScriptedPeer(Simulation simulation, int number) {
    this.simulation = simulation;
    this.address = Simulation.address(number);
    simulation.connect(address, this);
  }

  /** What it does with each request. */
  void habit(BiConsumer<ScriptedPeer, SipRequest> newHabit) {
    habit = newHabit;
  }

  /** Sends a message written with LF line ends; an empty line and no body are added if missing. */
  void say(InetSocketAddress to, String text) {
    String lines = text.replace("\n", "\r\n");
    String whole = lines.contains("\r\n\r\n") ? lines : lines.stripTrailing() + "\r\n\r\n";
    simulation.send(Transport.UDP, address, to, whole.getBytes(StandardCharsets.UTF_8));
  }

  void answer(SipRequest request, SipResponse response) {
    InetSocketAddress to = new InetSocketAddress(request.via().host(), request.via().port());
    simulation.send(Transport.UDP, address, to, response.bytes());
  }

  List<String> methods() {
    return requests.stream().map(SipRequest::method).toList();
  }

  List<Integer> statuses() {
    return responses.stream().map(SipResponse::status).toList();
  }

  @Override
  public void received(SipMessage message, Hop from) {
    switch (message) {
      case SipRequest request -> {
        requests.add(request);
        habit.accept(this, request);
      }
      case SipResponse response -> responses.add(response);
    }
  }

  @Override
  public void step() {}

  @Override
  public long nextDue() {
    return Long.MAX_VALUE;
  }
}
