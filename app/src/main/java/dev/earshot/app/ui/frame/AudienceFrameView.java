package dev.earshot.app.ui.frame;

import dev.earshot.app.console.SessionView.Frame;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyMap;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/**
 * The frame around the whole window with its banner on top. Each audience has a colour, a pattern,
 * an icon and a word.
 */
public final class AudienceFrameView extends BorderPane {
  private final FontIcon icon = new FontIcon(MaterialDesignE.EAR_HEARING_OFF);
  private final Label word = new Label();
  private final Label rest = new Label();
  private final Label hint = new Label();
  private final HBox banner;
  private final String silenceKey;
  private Frame shown = Frame.NOBODY;

  public AudienceFrameView(Node content, KeyMap keys) {
    silenceKey = keys.label(KeyAction.SILENCE);
    getStyleClass().add("audience-frame");
    word.getStyleClass().add("audience-word");
    rest.getStyleClass().add("audience-rest");
    hint.getStyleClass().add("audience-hint");
    word.setMinWidth(Region.USE_PREF_SIZE);
    hint.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    banner = new HBox(icon, word, rest, space, hint);
    banner.getStyleClass().add("audience-banner");
    banner.setAccessibleRole(AccessibleRole.TEXT);
    setTop(banner);
    setCenter(content);
    pseudoClassStateChanged(pseudoClass(shown), true);
  }

  public void render(AudienceFrameViewModel model) {
    pseudoClassStateChanged(pseudoClass(shown), false);
    shown = model.frame();
    pseudoClassStateChanged(pseudoClass(shown), true);
    icon.setIconCode(icon(shown));
    word.setText(model.word());
    rest.setText(model.rest());
    hint.setText(model.open() ? silenceKey + " silences" : "");
    banner.setAccessibleText(model.spoken());
    banner.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private static Ikon icon(Frame frame) {
    return switch (frame) {
      case NOBODY -> MaterialDesignE.EAR_HEARING_OFF;
      case WHISPER -> MaterialDesignA.ACCOUNT_VOICE;
      case EVERYONE -> MaterialDesignB.BULLHORN;
      case UNKNOWN -> MaterialDesignA.ALERT_OCTAGON;
    };
  }

  private static PseudoClass pseudoClass(Frame frame) {
    return switch (frame) {
      case NOBODY -> PseudoClass.getPseudoClass("nobody");
      case WHISPER -> PseudoClass.getPseudoClass("whisper");
      case EVERYONE -> PseudoClass.getPseudoClass("everyone");
      case UNKNOWN -> PseudoClass.getPseudoClass("unknown");
    };
  }
}
