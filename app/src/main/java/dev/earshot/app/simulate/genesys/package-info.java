/**
 * A Genesys Web Services installation to try Earshot with: {@code earshot simulate genesys}. It is
 * built from the published pages (genesys-voice.md, genesys-chat.md) and shares no wire code with
 * the adapter.
 */
@NullMarked
package dev.earshot.app.simulate.genesys;

import org.jspecify.annotations.NullMarked;
