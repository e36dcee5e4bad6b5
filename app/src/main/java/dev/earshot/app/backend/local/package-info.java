/**
 * The back end over the conference focus that runs in this very process: the demo's, and the
 * reference for the others because it can confirm everything.
 */
@NullMarked
package dev.earshot.app.backend.local;

import org.jspecify.annotations.NullMarked;
