/**
 * Supervised chats (genesys-chat.md): what is known of a chat, who sees what the supervisor writes,
 * and which message may be sent. Pure values and one pure function, {@code ChatMachine}.
 *
 * <p>The mode is never what was asked for but what our own visibility in the latest list of
 * participants says. Text for customers is a type of its own, {@code CustomerVisibleText}, that
 * exists only in a confirmed barge (P7).
 */
@NullMarked
package dev.earshot.app.supervision.chat;

import org.jspecify.annotations.NullMarked;
