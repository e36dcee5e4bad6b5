package dev.earshot.app.ui.centre;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.Meters;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.matrix.MatrixView;
import dev.earshot.app.ui.matrix.MatrixViewModel;
import dev.earshot.app.ui.mode.ModeBarView;
import dev.earshot.app.ui.mode.ModeBarViewModel;
import dev.earshot.app.ui.participant.ParticipantCardView;
import dev.earshot.app.ui.participant.ParticipantCardViewModel;
import dev.earshot.app.ui.participant.SelfStripView;
import dev.earshot.app.ui.talk.TalkView;
import dev.earshot.app.ui.talk.TalkViewModel;
import dev.earshot.app.ui.tour.CaptionView;
import dev.earshot.app.ui.tour.TourViewModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The centre: what the demo says, the conference with its participants, matrix and talk, and pinned
 * below, always in sight, the mode bar with the sentence.
 */
public final class ConferenceView extends BorderPane {
  private static final long TALK_EVERY_TICKS = 12;

  private final ConsoleCommands commands;
  private final CaptionView caption = new CaptionView();
  private final ConferenceHeader header = new ConferenceHeader();
  private final SelfStripView self = new SelfStripView();
  private final CardGrid cards = new CardGrid();
  private final List<ParticipantCardView> cardViews = new ArrayList<>();
  private final MatrixView matrix = new MatrixView();
  private final TalkView talk = new TalkView();
  private final ModeBarView modes;
  private final EmptyView empty;
  private final VBox conference;
  private Optional<Mode> looked = Optional.empty();
  private Optional<ConsoleSnapshot> latest = Optional.empty();
  private long ticks;

  public ConferenceView(ConsoleCommands commands, KeyMap keys) {
    this.commands = commands;
    getStyleClass().add("centre");
    modes = new ModeBarView(commands, keys, this::preview);
    empty = new EmptyView(keys);
    VBox parts = new VBox(10, cards, self, new SideBySide(matrix, talk));
    parts.getStyleClass().add("centre-parts");
    ScrollPane scroll = new ScrollPane(parts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("centre-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    conference = new VBox(header, scroll);
    StackPane middle = new StackPane(empty, conference);
    setTop(caption);
    setCenter(middle);
    setBottom(modes);
  }

  public void render(ConsoleSnapshot snapshot, Instant now) {
    latest = Optional.of(snapshot);
    caption.render(TourViewModel.of(snapshot));
    Optional<ConferenceViewModel> model = ConferenceViewModel.of(snapshot);
    conference.setVisible(model.isPresent());
    empty.setVisible(model.isEmpty());
    if (model.isEmpty()) {
      empty.render(EmptyViewModel.of(snapshot));
    }
    model.ifPresent(
        m -> {
          header.render(m, now);
          renderCards(m.others());
          self.render(m.self());
          matrix.render(MatrixViewModel.of(snapshot, looked));
          renderTalk(now);
        });
    modes.render(ModeBarViewModel.of(snapshot));
  }

  private void renderCards(List<ParticipantCardViewModel> models) {
    boolean same =
        models.stream()
            .map(ParticipantCardViewModel::key)
            .toList()
            .equals(cardViews.stream().map(ParticipantCardView::key).toList());
    if (!same) {
      List<ParticipantCardView> before = List.copyOf(cardViews);
      cardViews.clear();
      models.forEach(m -> cardViews.add(cardFor(m, before)));
      cards.getChildren().setAll(cardViews);
    }
    for (int i = 0; i < models.size(); i++) {
      cardViews.get(i).render(models.get(i));
    }
  }

  private ParticipantCardView cardFor(
      ParticipantCardViewModel model, List<ParticipantCardView> before) {
    return before.stream()
        .filter(card -> card.key().equals(model.key()))
        .findFirst()
        .orElseGet(() -> new ParticipantCardView(model.key(), commands));
  }

  private void renderTalk(Instant now) {
    latest.flatMap(s -> TalkViewModel.of(s, now)).ifPresent(talk::render);
  }

  private void preview(Optional<Mode> mode) {
    looked = mode;
    latest
        .filter(s -> s.selectedConference().isPresent())
        .ifPresent(s -> matrix.render(MatrixViewModel.of(s, looked)));
  }

  /** Says yes to the doubt about a whisper, if one is shown. */
  public void acceptDoubt() {
    modes.acceptDoubt();
  }

  /** Opens the tag of the card in focus, else of the first one that is not ourselves. */
  public void editTag() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    cardViews.stream()
        .filter(card -> isWithin(owner, card))
        .findFirst()
        .or(() -> cardViews.stream().findFirst())
        .ifPresent(ParticipantCardView::editTag);
  }

  private static boolean isWithin(@Nullable Node node, Node card) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == card) {
        return true;
      }
    }
    return false;
  }

  /** Reads the meters and lets times run. */
  public void tick(Meters meters, Instant now) {
    if (!conference.isVisible()) {
      return;
    }
    header.tick(now);
    cardViews.forEach(card -> card.tick(meters, now));
    self.tick(meters, now);
    if (ticks++ % TALK_EVERY_TICKS == 0) {
      renderTalk(now);
    }
  }
}
