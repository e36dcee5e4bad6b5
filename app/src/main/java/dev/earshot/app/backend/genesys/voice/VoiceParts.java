package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.genesys.GwsApi;
import dev.earshot.app.backend.leg.CalledPhone;
import dev.earshot.app.backend.leg.Pauses;

/** The doors of voice supervision to the outside. */
public record VoiceParts(GwsApi api, CalledPhone phone, Pauses pauses) {}
