/**
 * Chats: the list of them and of agents on the left, one chat in the centre with who is in it, what
 * was written and who saw it, and below it the modes and the composer in a frame that says who
 * would read it. Shown only where the back end has chats.
 */
@NullMarked
package dev.earshot.app.ui.chat;

import org.jspecify.annotations.NullMarked;
