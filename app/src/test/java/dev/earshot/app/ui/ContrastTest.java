package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** WCAG contrast of text on what lies under it, as really drawn, in both themes. */
@ExtendWith(ApplicationExtension.class)
final class ContrastTest {
  private static final double ENOUGH = 4.5;
  private static final List<String> TEXTS =
      List.of(
          ".audience-word",
          ".audience-rest",
          ".mode-title",
          ".mode-detail",
          ".gate-reason",
          ".target-chip",
          ".barge-confirm",
          ".barge-warning",
          ".consent-text",
          ".consent-yes",
          ".consent-no",
          ".muted",
          ".row-detail",
          ".event-detail",
          ".chip",
          ".avatar > .label",
          ".leave-button",
          ".device-notice",
          ".caption-text");

  @SuppressWarnings("NullAway.Init") // TestFX calls open before each test
  private WindowFixture ui;

  @Start
  void open(Stage unused) {
    ui = new WindowFixture(Script.listening(), Script.meters(false, false));
  }

  @Stop
  void close() {
    ui.stage.close();
  }

  @Test
  void textsAreLegibleInEveryAudienceInBothThemes(FxRobot robot) {
    Map<String, ConsoleSnapshot> states = new LinkedHashMap<>();
    states.put("nobody", Script.listening());
    states.put("whisper", Script.whispering());
    states.put("everyone", Script.barging());
    states.put("barge asked", Script.bargeAsked());
    states.put("doubt", Script.doubtful());
    states.put("doubt accepted", Script.doubtAccepted());
    states.put("unknown", Script.unknown());
    states.put("demo", Script.demoStep());
    states.put("offline", Script.offline());
    List<String> weak = new ArrayList<>();
    for (String theme : List.of("light", "dark")) {
      states.forEach(
          (name, snapshot) -> {
            ui.show(robot, snapshot);
            TEXTS.forEach(selector -> check(robot, theme + " " + name, selector, weak));
          });
      robot.push(KeyCode.CONTROL, KeyCode.D);
    }
    assertThat(weak).isEmpty();
  }

  @Test
  void textsOfChatsAreLegibleInBothThemes(FxRobot robot) {
    List<String> texts = new ArrayList<>(TEXTS);
    texts.addAll(
        List.of(
            ".line-who",
            ".line-text",
            ".chat-note",
            ".privacy-alarm .label",
            ".armed-banner > .label",
            ".composer-again .label"));
    ui.show(robot, ChatScript.whispering());
    robot.push(KeyCode.F9);
    List<String> weak = new ArrayList<>();
    for (String theme : List.of("light", "dark")) {
      for (ConsoleSnapshot snapshot :
          List.of(
              ChatScript.whispering(),
              ChatScript.bargeAsked(),
              ChatScript.reconfirm(),
              ChatScript.alarm(),
              ChatScript.unknown(),
              ChatScript.over())) {
        ui.show(robot, snapshot);
        texts.forEach(selector -> check(robot, theme, selector, weak));
      }
      robot.push(KeyCode.CONTROL, KeyCode.D);
    }
    assertThat(robot.lookup(".line-text").queryAll()).isNotEmpty();
    assertThat(weak).isEmpty();
  }

  private static void check(FxRobot robot, String where, String selector, List<String> weak) {
    for (Node node : robot.lookup(selector).queryAll()) {
      boolean dimmed = node.getOpacity() < 1 || node.getParent().getOpacity() < 1;
      if (node instanceof Labeled label
          && !dimmed
          && !label.getText().isEmpty()
          && label.getTextFill() instanceof Color text) {
        double contrast = contrast(text, under(label));
        if (contrast < ENOUGH) {
          weak.add("%s %s '%s': %.2f".formatted(where, selector, label.getText(), contrast));
        }
      }
    }
  }

  /** What lies under a node, painted from the scene up. */
  private static Color under(Node node) {
    List<Node> path = new ArrayList<>();
    for (Node at = node; at != null; at = at.getParent()) {
      path.addFirst(at);
    }
    Color colour = Color.WHITE;
    for (Node at : path) {
      if (at instanceof Region region && region.getBackground() != null) {
        for (BackgroundFill fill : region.getBackground().getFills()) {
          colour = over(colour(fill.getFill()), colour);
        }
      }
    }
    return colour;
  }

  private static Color colour(Paint paint) {
    return paint instanceof LinearGradient stripes
        ? stripes.getStops().getFirst().getColor()
        : (Color) paint;
  }

  private static Color over(Color top, Color below) {
    double a = top.getOpacity();
    return Color.color(
        top.getRed() * a + below.getRed() * (1 - a),
        top.getGreen() * a + below.getGreen() * (1 - a),
        top.getBlue() * a + below.getBlue() * (1 - a));
  }

  private static double contrast(Color text, Color ground) {
    double a = luminance(over(text, ground));
    double b = luminance(ground);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
