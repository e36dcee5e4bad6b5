/**
 * Conference systems that are simulated, to try Earshot without an account and for tests: {@code
 * earshot simulate SYSTEM}. A package each below this one; here is what they share.
 *
 * <p>A simulator serves the wire of a system as its documentation has it, in front of our own
 * conference focus, so that what is heard is real. It shares no code with the adapter that will
 * talk to it: a mistake in one must not be made good by the same mistake in the other.
 */
@NullMarked
package dev.earshot.app.simulate;

import org.jspecify.annotations.NullMarked;
