package dev.earshot.app.ui.order;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.app.supervision.StandingOrder.Reach;
import dev.earshot.app.supervision.StandingOrder.Span;
import dev.earshot.app.ui.widget.Segments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** See the package. FX thread only. */
public final class OrderBarView extends StackPane {
  private final ConsoleCommands commands;
  private final Label armed = new Label();
  private final Label who = new Label();
  private final Label why = new Label();
  private final Segments<Mode> modes = new Segments<>("Bring me in to", this::choose);
  private final Segments<Span> spans = new Segments<>("For", this::choose);
  private final Segments<Reach> reaches = new Segments<>("As long as", this::choose);
  private final Button arm = new Button("Arm");
  private final HBox standing;
  private final FlowPane offering;
  private OrderBarViewModel shown = OrderBarViewModel.NOTHING;
  private Mode mode = Mode.LISTEN;
  private Span span = Span.NEXT_CALL;
  private Reach reach = Reach.AGENT;

  public OrderBarView(ConsoleCommands commands) {
    this.commands = commands;
    getStyleClass().add("order-bar");
    standing = standing();
    offering = new FlowPane(8, 4, who, modes, spans, reaches, arm, why);
    offering.getStyleClass().add("order-offer");
    offering.setAlignment(Pos.CENTER_LEFT);
    who.getStyleClass().add("order-who");
    why.setWrapText(true);
    arm.getStyleClass().add("order-arm");
    arm.setOnAction(_ -> give());
    getChildren().addAll(standing, offering);
    spans.show(labels(Span.NEXT_CALL, "next call", Span.ALL_CALLS, "all calls"), span);
    reaches.show(labels(Reach.AGENT, "with the agent", Reach.CALL, "with the call"), reach);
    show(shown);
  }

  private HBox standing() {
    Label word = new Label("ARMED");
    word.getStyleClass().add("order-word");
    word.setMinWidth(USE_PREF_SIZE);
    armed.getStyleClass().add("order-text");
    armed.setWrapText(true);
    Button cancel = new Button("Cancel");
    cancel.getStyleClass().add("order-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setAccessibleText("Cancel the standing order");
    cancel.setOnAction(_ -> commands.disarm());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(10, new FontIcon(MaterialDesignP.PHONE_ALERT), word, armed, space, cancel);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("order-standing");
    return line;
  }

  public void render(OrderBarViewModel model) {
    if (!model.equals(shown)) {
      show(model);
    }
  }

  private void show(OrderBarViewModel model) {
    boolean another =
        !model
            .offer()
            .map(OrderBarViewModel.Offer::target)
            .equals(shown.offer().map(OrderBarViewModel.Offer::target));
    shown = model;
    visible(this, model.armed().isPresent() || model.offer().isPresent());
    visible(standing, model.armed().isPresent());
    visible(offering, model.offer().isPresent());
    model
        .armed()
        .ifPresent(
            sentence -> {
              armed.setText(sentence);
              standing.setAccessibleText("Armed: " + sentence);
            });
    model.offer().ifPresent(offer -> offer(offer, another));
  }

  private void offer(OrderBarViewModel.Offer offer, boolean another) {
    if (another) {
      // The least of it is proposed to each agent anew.
      span = Span.NEXT_CALL;
      reach = Reach.AGENT;
      mode = Mode.LISTEN;
    }
    boolean any = !offer.modes().isEmpty();
    who.setText("Bring me to " + offer.name() + ":");
    Map<Mode, String> labels = new LinkedHashMap<>();
    offer.modes().forEach(each -> labels.put(each, label(each)));
    mode = any && !offer.modes().contains(mode) ? offer.modes().getFirst() : mode;
    modes.show(labels, mode);
    spans.show(labels(Span.NEXT_CALL, "next call", Span.ALL_CALLS, "all calls"), span);
    reaches.show(labels(Reach.AGENT, "with the agent", Reach.CALL, "with the call"), reach);
    for (Node part : new Node[] {modes, spans, reaches, arm}) {
      visible(part, any);
    }
    why.setText(offer.why());
    visible(why, !offer.why().isEmpty());
    arm.setAccessibleText("Arm: bring me into calls of " + offer.name());
  }

  private static String label(Mode mode) {
    return switch (mode) {
      case LISTEN -> "Listen";
      case WHISPER -> "Whisper";
      case BARGE -> "Barge";
    };
  }

  private static <T> Map<T, String> labels(T first, String one, T second, String two) {
    Map<T, String> labels = new LinkedHashMap<>();
    labels.put(first, one);
    labels.put(second, two);
    return labels;
  }

  private void choose(Mode chosen) {
    mode = chosen;
  }

  private void choose(Span chosen) {
    span = chosen;
  }

  private void choose(Reach chosen) {
    reach = chosen;
  }

  private void give() {
    shown
        .offer()
        .ifPresent(
            offer ->
                commands.arm(
                    new StandingOrder.Wish(offer.target(), mode, span, Optional.of(reach))));
  }

  private static void visible(Node node, boolean now) {
    node.setVisible(now);
    node.setManaged(now);
  }
}
