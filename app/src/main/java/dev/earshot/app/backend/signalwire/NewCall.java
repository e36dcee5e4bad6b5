package dev.earshot.app.backend.signalwire;

import java.util.Optional;

/**
 * A call to the supervisor's telephone.
 *
 * @param to its SIP address
 * @param from number or address that it shows
 * @param document where to fetch what is to be done with it; not needed for a participant
 * @param coach whom it coaches from the beginning, muted
 */
record NewCall(String to, String from, String document, Optional<String> coach) {}
