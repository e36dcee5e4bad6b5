/**
 * Our own call to a conference, as every back end has one: the telephone it is dialled by ({@code
 * SupervisorPhone}), the call from dialling to its end ({@code OwnCall}), and how its adapter waits
 * ({@code Pauses}). No threads of its own; listeners are called on the sip thread.
 */
@NullMarked
package dev.earshot.app.backend.leg;

import org.jspecify.annotations.NullMarked;
