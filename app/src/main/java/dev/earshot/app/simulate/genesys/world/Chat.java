package dev.earshot.app.simulate.genesys.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer's chat: who takes part, who was invited, what was said. */
public final class Chat {
  private final String id;
  private final InstantSource clock;
  private final Instant received;
  private final List<ChatMember> members = new ArrayList<>();
  private final Map<Person, ChatMember> invited = new LinkedHashMap<>();
  private final List<ChatEntry> log = new ArrayList<>();
  private int joined;

  Chat(String id, InstantSource clock) {
    this.id = id;
    this.clock = clock;
    this.received = clock.instant();
  }

  public String id() {
    return id;
  }

  Instant received() {
    return received;
  }

  public List<ChatMember> members() {
    return List.copyOf(members);
  }

  /** Everything, whoever may see it. */
  public List<ChatEntry> log() {
    return List.copyOf(log);
  }

  /** What the customer's widget shows. */
  public List<ChatEntry> customersView() {
    return log.stream().filter(entry -> entry.visibility() == Visibility.ALL).toList();
  }

  public Optional<ChatMember> member(Person person) {
    return members.stream().filter(member -> member.is(person)).findFirst();
  }

  Optional<ChatMember> customer() {
    return members.stream().filter(ChatMember::customer).findFirst();
  }

  /** Agents who are visible to all: whom a customer talks to. */
  List<ChatMember> agents() {
    return members.stream().filter(m -> !m.customer() && !m.supervisor()).toList();
  }

  ChatMember newMember(Optional<Person> person, String nickname, Visibility visibility) {
    joined++;
    return new ChatMember("00AF5367D3D%05X".formatted(joined), nickname, person, visibility);
  }

  Map<Person, ChatMember> invited() {
    return invited;
  }

  void add(ChatMember member) {
    members.add(member);
  }

  void replace(ChatMember member) {
    members.replaceAll(old -> old.id().equals(member.id()) ? member : old);
  }

  void remove(ChatMember member) {
    members.removeIf(old -> old.id().equals(member.id()));
  }

  ChatEntry write(String type, ChatMember from, String text, Visibility visibility) {
    ChatEntry entry = new ChatEntry(log.size() + 1, type, from, text, visibility, clock.instant());
    log.add(entry);
    return entry;
  }
}
