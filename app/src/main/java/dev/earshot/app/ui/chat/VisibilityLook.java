package dev.earshot.app.ui.chat;

import dev.earshot.app.supervision.chat.Visibility;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/**
 * How the screen says who sees something: word, shape and colour.
 *
 * @param styleClass decides the colour of a chip
 */
record VisibilityLook(String word, Ikon icon, String styleClass) {
  static VisibilityLook of(Visibility visibility) {
    return switch (visibility) {
      case ALL -> new VisibilityLook("everyone", MaterialDesignE.EYE, "seen-everyone");
      case AGENTS ->
          new VisibilityLook("agents only", MaterialDesignA.ACCOUNT_VOICE, "seen-agents");
      case SUPERVISORS ->
          new VisibilityLook("supervisors only", MaterialDesignE.EYE_OFF_OUTLINE, "chip-neutral");
      case UNKNOWN -> new VisibilityLook("?", MaterialDesignA.ALERT, "chip-danger");
    };
  }
}
