package dev.earshot.app.ui.timeline;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.TimelineEntry;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** Icon and hue of what happened. */
record EventLook(Ikon icon, String styleClass) {
  static EventLook of(TimelineEntry.Kind kind) {
    return switch (kind) {
      case JOINED -> new EventLook(MaterialDesignA.ACCOUNT_PLUS_OUTLINE, "event-success");
      case LEFT -> new EventLook(MaterialDesignA.ACCOUNT_MINUS_OUTLINE, "event-neutral");
      case TAGGED -> new EventLook(MaterialDesignT.TAG_OUTLINE, "event-accent");
      case HELD -> new EventLook(MaterialDesignP.PAUSE, "event-warning");
      case LISTENING -> new EventLook(MaterialDesignE.EAR_HEARING, "event-accent");
      case WHISPERED -> new EventLook(MaterialDesignA.ACCOUNT_VOICE, "event-whisper");
      case BARGED -> new EventLook(MaterialDesignB.BULLHORN_OUTLINE, "event-barge");
      case GATE -> new EventLook(MaterialDesignM.MICROPHONE_OFF, "event-danger");
      case REQUEST -> new EventLook(MaterialDesignC.CALL_MADE, "event-neutral");
      case HAND_RAISED -> new EventLook(MaterialDesignH.HAND_FRONT_RIGHT_OUTLINE, "event-warning");
      case QUALITY -> new EventLook(MaterialDesignS.SIGNAL, "event-warning");
      case PROBLEM -> new EventLook(MaterialDesignA.ALERT_OUTLINE, "event-danger");
      case DEVICE -> new EventLook(MaterialDesignH.HEADSET, "event-neutral");
      case CONNECTION -> new EventLook(MaterialDesignC.CONNECTION, "event-neutral");
      case EAR -> new EventLook(MaterialDesignS.SHIELD_OUTLINE, "event-accent");
      case LEAK -> new EventLook(MaterialDesignS.SHIELD_ALERT_OUTLINE, "event-danger");
    };
  }

  static EventLook of(Alert.Kind kind) {
    return switch (kind) {
      case HAND_RAISED -> new EventLook(MaterialDesignH.HAND_FRONT_RIGHT_OUTLINE, "event-warning");
      case LONG_HOLD -> new EventLook(MaterialDesignP.PAUSE, "event-warning");
      case DEAD_AIR -> new EventLook(MaterialDesignT.TIMER_SAND, "event-warning");
      case OVERTALK -> new EventLook(MaterialDesignA.ACCOUNT_VOICE, "event-warning");
      case ONE_WAY -> new EventLook(MaterialDesignV.VOLUME_OFF, "event-danger");
      case NO_AGENT -> new EventLook(MaterialDesignA.ACCOUNT_QUESTION_OUTLINE, "event-danger");
      case QUALITY -> new EventLook(MaterialDesignS.SIGNAL, "event-danger");
      case TALKING_UNHEARD -> new EventLook(MaterialDesignE.EAR_HEARING_OFF, "event-danger");
      case LEAK -> new EventLook(MaterialDesignS.SHIELD_ALERT_OUTLINE, "event-danger");
      case MICROPHONE_SILENT -> new EventLook(MaterialDesignM.MICROPHONE_QUESTION, "event-danger");
    };
  }
}
