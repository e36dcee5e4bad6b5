package dev.earshot.app.ui;

import dev.earshot.app.about.About;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.console.Meters;
import dev.earshot.app.ui.about.AboutView;
import dev.earshot.app.ui.centre.ConferenceView;
import dev.earshot.app.ui.chat.ArmedBanner;
import dev.earshot.app.ui.frame.AudienceFrameView;
import dev.earshot.app.ui.frame.AudienceFrameViewModel;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.keys.KeysView;
import dev.earshot.app.ui.list.ConferenceListView;
import dev.earshot.app.ui.order.OrderBarView;
import dev.earshot.app.ui.order.OrderBarViewModel;
import dev.earshot.app.ui.softphone.SoftphoneView;
import dev.earshot.app.ui.softphone.SoftphoneViewModel;
import dev.earshot.app.ui.timeline.InboxView;
import dev.earshot.app.ui.timeline.TimelineView;
import dev.earshot.app.ui.topbar.TopBarView;
import dev.earshot.app.ui.topbar.TopBarViewModel;
import dev.earshot.app.ui.tour.ClosingCardView;
import dev.earshot.app.ui.tour.TourViewModel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The whole scene: the audience frame around top bar, panes and dock, and the sheets above them.
 * Gets a snapshot and hands it to the parts. FX thread only.
 */
final class ConsoleView extends StackPane {
  private final Meters meters;
  private final Clock clock;
  private final TopBarView topBar;
  private final OrderBarView orders;
  private final ConferenceListView list;
  private final ConferenceView centre;
  private final Workspaces workspaces;
  private final ArmedBanner armed;
  private final TimelineView timeline;
  private final SoftphoneView softphone;
  private final Panes panes;
  private final AudienceFrameView frame;
  private final Sheet keysSheet;
  private final StackPane aboutPlace = new StackPane();
  private final Sheet aboutSheet = new Sheet(aboutPlace);
  private final InboxView inbox;
  private final Sheet inboxSheet;
  private final ClosingCardView closingCard;
  private final Sheet closingSheet;
  private final Runnable toggleTheme;
  private List<String> dismissed = List.of();
  private Optional<AudienceFrameViewModel> frameShown = Optional.empty();

  ConsoleView(
      ConsoleCommands commands,
      Meters meters,
      KeyMap keys,
      UiOptions options,
      Runnable toggleTheme,
      Optional<EvidenceLog> evidence) {
    this.meters = meters;
    this.toggleTheme = toggleTheme;
    clock = options.clock();
    getStyleClass().add("console");
    topBar = new TopBarView(keys, this::searched, this::act);
    list =
        new ConferenceListView(commands, meters, clock, options.background(), topBar::beginSearch);
    centre = new ConferenceView(commands, keys);
    timeline = new TimelineView(commands, clock, this::openInbox, evidence, options.background());
    softphone = new SoftphoneView(commands, keys);
    workspaces = new Workspaces(commands, keys, clock, list, centre);
    orders = new OrderBarView(commands);
    armed = new ArmedBanner(commands);
    panes = new Panes(workspaces.left(), workspaces.centre(), timeline);
    BorderPane content = content(new VBox(topBar, orders, armed), panes, softphone);
    keysSheet = new Sheet(new KeysView(keys, this::showAbout));
    inbox = new InboxView(commands, clock, this::closeInbox);
    inboxSheet = new Sheet(inbox);
    closingCard = new ClosingCardView(this::dismissCard);
    closingSheet = new Sheet(closingCard);
    frame = framed(keys, content, closingSheet, inboxSheet, keysSheet, aboutSheet);
    getChildren().add(frame);
  }

  /** Sheets lie inside the frame: what it says is never covered or dimmed. */
  private static AudienceFrameView framed(KeyMap keys, Node... contentAndSheets) {
    return new AudienceFrameView(new StackPane(contentAndSheets), keys);
  }

  private static BorderPane content(Node top, Node middle, Node bottom) {
    BorderPane content = new BorderPane(middle, top, null, bottom, null);
    content.getStyleClass().add("content");
    return content;
  }

  void render(ConsoleSnapshot snapshot) {
    Instant now = clock.instant();
    AudienceFrameViewModel model = AudienceFrameViewModel.of(snapshot);
    if (frameShown.filter(model::equals).isEmpty()) {
      frameShown = Optional.of(model);
      frame.render(model);
    }
    topBar.render(TopBarViewModel.of(snapshot));
    orders.render(OrderBarViewModel.of(snapshot));
    list.render(snapshot);
    centre.render(snapshot, now);
    workspaces.render(snapshot.chats());
    armed.render(snapshot.chats());
    timeline.render(snapshot);
    inbox.render(snapshot);
    softphone.render(SoftphoneViewModel.of(snapshot));
    renderCard(snapshot);
  }

  private void renderCard(ConsoleSnapshot snapshot) {
    List<String> finished =
        TourViewModel.of(snapshot).map(TourViewModel::finished).orElse(List.of());
    boolean card = !finished.isEmpty() && !finished.equals(dismissed);
    closingCard.render(finished);
    if (card && !closingSheet.isVisible()) {
      closingSheet.open();
      closingCard.focus();
    } else if (!card) {
      closingSheet.close();
    }
  }

  private void searched(String text) {
    list.search(text);
  }

  /** Reads the meters and lets times run. */
  void tick() {
    Instant now = clock.instant();
    topBar.tick(now);
    list.tick();
    centre.tick(meters, now);
    timeline.tick(now);
    softphone.tick(meters);
  }

  /** What a key does beside or instead of a console command. */
  void act(KeyAction action) {
    switch (action) {
      case MUTE -> softphone.toggleMute();
      case TAG -> centre.editTag();
      case ACCEPT -> centre.acceptDoubt();
      case SEARCH -> topBar.focusSearch();
      case INBOX -> openInbox();
      case TIMELINE -> panes.toggleTimeline();
      case THEME -> toggleTheme.run();
      case HELP -> keysSheet.toggle();
      case SILENCE -> closeOne();
      case CHATS, CHAT_LISTEN, CHAT_WHISPER, CHAT_BARGE -> workspaces.act(action);
      case LISTEN, TALK, WHISPER, BARGE -> {}
    }
  }

  private void openInbox() {
    inboxSheet.toggle();
    if (inboxSheet.isVisible()) {
      inbox.focus();
    }
  }

  private void closeInbox() {
    inboxSheet.close();
  }

  /** Escape closes what lies on top, after it has silenced. */
  private void closeOne() {
    workspaces.cancelBarge();
    if (aboutSheet.isVisible()) {
      aboutSheet.close();
    } else if (keysSheet.isVisible()) {
      keysSheet.close();
    } else if (inboxSheet.isVisible()) {
      inboxSheet.close();
    } else if (closingSheet.isVisible()) {
      dismissCard();
    } else if (topBar.clearSearch()) {
      workspaces.focusList();
    }
  }

  /** Made when it is first asked for: it looks at libraries that may not be loaded yet. */
  private void showAbout() {
    keysSheet.close();
    if (aboutPlace.getChildren().isEmpty()) {
      aboutPlace.getChildren().add(new AboutView(About.ofProcess()));
    }
    aboutSheet.open();
  }

  private void dismissCard() {
    dismissed = closingCard.lines();
    closingSheet.close();
  }

  void focusList() {
    workspaces.focusList();
  }
}
