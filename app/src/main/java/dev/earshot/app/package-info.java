/** Entry point ({@code Main}) and the one place where objects are wired ({@code Composition}). */
@NullMarked
package dev.earshot.app;

import org.jspecify.annotations.NullMarked;
