package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.Chat;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.Chats;
import dev.earshot.app.ui.centre.ConferenceView;
import dev.earshot.app.ui.chat.ChatListView;
import dev.earshot.app.ui.chat.ChatView;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.list.ConferenceListView;
import dev.earshot.app.ui.widget.Segments;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Calls or chats, left and centre. Without chats there is nothing to choose and nothing to see of
 * it. The frame around the window is always about the calls: who <em>hears</em> us.
 */
final class Workspaces {
  /** What is looked at. */
  private enum Side {
    CALLS,
    CHATS
  }

  private final Segments<Side> choice = new Segments<>("Show", this::choose);
  private final ConferenceListView calls;
  private final ConferenceView conference;
  private final ChatListView list;
  private final ChatView chat;
  private final VBox left;
  private final StackPane centre;
  private Side side = Side.CALLS;
  private Optional<Chats> chats = Optional.empty();
  private Optional<ChatKey> open = Optional.empty();

  Workspaces(
      ConsoleCommands commands,
      KeyMap keys,
      Clock clock,
      ConferenceListView calls,
      ConferenceView conference) {
    this.calls = calls;
    this.conference = conference;
    chat = new ChatView(commands, keys, clock);
    list = new ChatListView(commands, this::open);
    StackPane lists = new StackPane(calls, list);
    VBox.setVgrow(lists, Priority.ALWAYS);
    VBox top = new VBox(choice);
    top.getStyleClass().add("workspace-choice");
    top.managedProperty().bind(choice.managedProperty());
    left = new VBox(top, lists);
    centre = new StackPane(conference, chat);
    show();
  }

  Region left() {
    return left;
  }

  Region centre() {
    return centre;
  }

  void render(Optional<Chats> now) {
    chats = now;
    if (now.isEmpty()) {
      side = Side.CALLS;
    }
    now.ifPresent(list::render);
    show();
  }

  private void show() {
    boolean both = chats.isPresent();
    choice.setVisible(both);
    choice.setManaged(both);
    chats.ifPresent(all -> choice.show(labels(all), side));
    boolean calling = side == Side.CALLS;
    calls.setVisible(calling);
    conference.setVisible(calling);
    list.setVisible(!calling);
    chat.setVisible(!calling);
    chat.render(chats.flatMap(all -> open.flatMap(all::find)));
  }

  private static Map<Side, String> labels(Chats all) {
    long live = all.chats().stream().filter(each -> each.seen().state().live()).count();
    boolean alarm = all.chats().stream().anyMatch(Workspaces::alarms);
    Map<Side, String> labels = new LinkedHashMap<>();
    labels.put(Side.CALLS, "Calls");
    labels.put(Side.CHATS, (live == 0 ? "Chats" : "Chats (" + live + ")") + (alarm ? " !" : ""));
    return labels;
  }

  private static boolean alarms(Chat each) {
    return each.alarm().filter(alarm -> !alarm.seen()).isPresent();
  }

  private void open(Optional<ChatKey> key) {
    open = key;
    show();
  }

  private void choose(Side wanted) {
    side = wanted;
    show();
    focusList();
  }

  /** What the keys of chats do; nothing where there are none. */
  void act(KeyAction action) {
    if (chats.isEmpty()) {
      return;
    }
    switch (action) {
      case CHATS -> choose(side == Side.CALLS ? Side.CHATS : Side.CALLS);
      case CHAT_LISTEN -> mode(Mode.LISTEN);
      case CHAT_WHISPER -> mode(Mode.WHISPER);
      case CHAT_BARGE -> mode(Mode.BARGE);
      default -> {}
    }
  }

  /** Only of a chat that is in sight. */
  private void mode(Mode mode) {
    if (side == Side.CHATS) {
      chat.choose(mode);
    }
  }

  /** Takes back a barge into a chat that waits for its second step. */
  void cancelBarge() {
    chat.cancelBarge();
  }

  void focusList() {
    if (side == Side.CALLS) {
      calls.focusList();
    } else {
      list.focusList();
    }
  }
}
