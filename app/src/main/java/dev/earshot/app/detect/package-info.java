/**
 * Notices in all conferences what a supervisor of thousands cannot see (console.md chapter 5): dead
 * air, long holds, overtalk, one-way audio, missing agents, poor quality. What is the matter is
 * read from snapshots alone; what is not known is never a matter. No threads of its own.
 */
@NullMarked
package dev.earshot.app.detect;

import org.jspecify.annotations.NullMarked;
