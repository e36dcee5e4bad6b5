package dev.earshot.app.simulate.genesys.world;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Chats of customers with agents, and how supervisors come to them (genesys-chat.md 2 and 4). All
 * participants are told, each what he may see.
 */
public final class ChatFlow {
  private static final String CHANNEL = "/v2/me/chats";

  /**
   * That a supervisor is brought into an agent's chats.
   *
   * @param allChats else only into the next one
   */
  record Arming(
      Person supervisor, Person agent, Visibility mode, boolean allChats, String nickname) {}

  private final ChatView view;
  private final Notices notices;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Map<String, Chat> chats = new LinkedHashMap<>();
  private final List<Arming> armings = new ArrayList<>();

  /**
   * @param ids a new identifier each time
   */
  public ChatFlow(ChatView view, Notices notices, InstantSource clock, Supplier<String> ids) {
    this.view = view;
    this.notices = notices;
    this.clock = clock;
    this.ids = ids;
  }

  public Collection<Chat> chats() {
    return List.copyOf(chats.values());
  }

  public Optional<Chat> chat(String id) {
    return Optional.ofNullable(chats.get(id));
  }

  Optional<Arming> arming(Person supervisor, Person agent) {
    return armings.stream()
        .filter(arming -> arming.supervisor().equals(supervisor) && arming.agent().equals(agent))
        .findFirst();
  }

  void arm(Arming arming) {
    disarm(arming.supervisor(), arming.agent());
    armings.add(arming);
  }

  boolean disarm(Person supervisor, Person agent) {
    return armings.removeIf(
        arming -> arming.supervisor().equals(supervisor) && arming.agent().equals(agent));
  }

  /** Whoever stops working monitors nobody any more and leaves. */
  public void ended(Person supervisor) {
    armings.removeIf(arming -> arming.supervisor().equals(supervisor));
    chats().forEach(chat -> chat.member(supervisor).ifPresent(own -> leave(chat, own)));
  }

  /** A customer writes to an agent, who accepts. */
  public Chat begin(Person agent, String customer, String text) {
    Chat chat = new Chat(ids.get(), clock);
    chats.put(chat.id(), chat);
    join(chat, chat.newMember(Optional.empty(), customer, Visibility.ALL));
    if (!text.isEmpty()) {
      say(chat, chat.customer().orElseThrow(), "Text", text, Visibility.ALL);
    }
    join(chat, chat.newMember(Optional.of(agent), agent.name(), Visibility.ALL));
    for (Arming arming : List.copyOf(armings)) {
      if (arming.agent().equals(agent)) {
        join(
            chat,
            chat.newMember(Optional.of(arming.supervisor()), arming.nickname(), arming.mode()));
        armings.removeIf(now -> now == arming && !now.allChats());
      }
    }
    return chat;
  }

  /** Somebody enters, and everybody who may see him is told. */
  void join(Chat chat, ChatMember member) {
    chat.add(member);
    member.person().ifPresent(person -> tellState(chat, person, "StatusChange"));
    changed(chat);
    say(chat, member, "ParticipantJoined", "", member.visibility());
  }

  /** A supervisor is asked to enter; he does when he accepts. */
  void invite(Chat chat, Person supervisor, ChatMember as) {
    chat.invited().put(supervisor, as);
    tellState(chat, supervisor, "StatusChange");
  }

  /** What the supervisor's own visibility is from now on. */
  void switchTo(Chat chat, ChatMember own, Visibility visibility) {
    ChatMember now = own.seenBy(visibility);
    chat.replace(now);
    changed(chat);
    // Published so: everybody reads that he rejoined, whoever may see himself.
    say(chat, now, "ParticipantRejoined", "", Visibility.ALL);
  }

  /** Somebody says or does something. */
  void say(Chat chat, ChatMember from, String type, String text, Visibility visibility) {
    ChatEntry entry = chat.write(type, from, text, visibility);
    for (ChatMember reader : chat.members()) {
      if (mayRead(reader, entry)) {
        reader
            .person()
            .ifPresent(person -> notices.tell(person, CHANNEL, view.logged(chat, entry)));
      }
    }
  }

  private static boolean mayRead(ChatMember reader, ChatEntry entry) {
    return reader.supervisor() || entry.visibility().reaches(Visibility.AGENTS);
  }

  /** The customer or an agent says something, as the script wants it; false if he is not there. */
  public boolean scripted(Chat chat, Optional<Person> who, String type, String text) {
    Optional<ChatMember> from = who.isEmpty() ? chat.customer() : chat.member(who.get());
    from.ifPresent(member -> say(chat, member, type, text, Visibility.ALL));
    return from.isPresent();
  }

  /** Somebody leaves; without the customer or any agent the chat is over. */
  public void leave(Chat chat, ChatMember member) {
    say(chat, member, "ParticipantLeft", "", member.visibility());
    chat.remove(member);
    member.person().ifPresent(person -> over(chat, person, "Completed"));
    if (chat.customer().isEmpty() || chat.agents().isEmpty()) {
      end(chat);
    } else {
      changed(chat);
    }
  }

  /** The chat is over for everybody; supervisors find it revoked. */
  public void end(Chat chat) {
    chats.remove(chat.id());
    for (ChatMember member : chat.members()) {
      chat.remove(member);
      member
          .person()
          .ifPresent(person -> over(chat, person, member.supervisor() ? "Revoked" : "Completed"));
    }
    chat.invited().keySet().forEach(person -> over(chat, person, "Revoked"));
  }

  private void over(Chat chat, Person person, String state) {
    notices.tell(
        person, CHANNEL, view.changed(view.chat(chat, state, Optional.empty()), "StatusChange"));
  }

  private void changed(Chat chat) {
    for (ChatMember member : chat.members()) {
      member.person().ifPresent(person -> tellState(chat, person, "ParticipantsUpdated"));
    }
  }

  /** {@code Chatting}, {@code Invited}, or empty if that chat is none of his. */
  public String stateFor(Chat chat, Person person) {
    if (chat.member(person).isPresent()) {
      return "Chatting";
    }
    return chat.invited().containsKey(person) ? "Invited" : "";
  }

  private void tellState(Chat chat, Person person, String notificationType) {
    notices.tell(
        person,
        CHANNEL,
        view.changed(
            view.chat(chat, stateFor(chat, person), chat.member(person)), notificationType));
  }
}
