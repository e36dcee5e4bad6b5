package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.audio.phone.Leg;

/**
 * The call that we joined.
 *
 * @param membership as the session numbers its stays
 */
record OwnStay(long membership, ConferenceKey key, Deliveries.Delivery delivery) {
  Leg leg() {
    return delivery.leg();
  }
}
