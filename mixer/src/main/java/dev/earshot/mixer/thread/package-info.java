/** How a thread that must not be late asks the operating system for precedence. */
@NullMarked
package dev.earshot.mixer.thread;

import org.jspecify.annotations.NullMarked;
