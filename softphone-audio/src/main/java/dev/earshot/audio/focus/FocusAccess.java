package dev.earshot.audio.focus;

import dev.earshot.audio.sip.TlsConfig;
import dev.earshot.audio.sip.admission.AdmissionPolicy;
import java.util.Optional;

/**
 * Who may call a focus, and how.
 *
 * @param tls how TLS is spoken, if it is
 * @param admission who may call
 */
public record FocusAccess(Optional<TlsConfig> tls, AdmissionPolicy admission) {
  /** Without TLS, and for everybody who can reach it. */
  public static final FocusAccess OPEN = new FocusAccess(Optional.empty(), AdmissionPolicy.OPEN);
}
