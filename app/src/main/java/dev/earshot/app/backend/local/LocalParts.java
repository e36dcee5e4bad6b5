package dev.earshot.app.backend.local;

import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.phone.Softphone;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * The back end's doors to the outside.
 *
 * @param microphoneLevel of the supervisor's telephone, dBFS
 * @param pauses how waiting is done
 * @param threads runs measurements
 */
public record LocalParts(
    LocalRooms rooms,
    SupervisorPhone phone,
    IntSupplier microphoneLevel,
    Pauses pauses,
    Executor threads) {
  /** Of this process. */
  public static LocalParts of(ConferenceFocus focus, Softphone phone, Executor threads) {
    return new LocalParts(
        LocalRooms.of(focus),
        SupervisorPhone.of(phone),
        phone::microphoneLevel,
        Pauses.REAL,
        threads);
  }
}
