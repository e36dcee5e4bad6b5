/**
 * Chats of Genesys Web Services (genesys-chat.md; the published SwitchToCoach page of the Chat
 * API): {@code ChatRequests} writes requests, {@code ChatWire} reads notifications, {@code
 * GwsChats} joins both to the session of the package above. No state but what was heard last; no
 * threads.
 */
@NullMarked
package dev.earshot.app.backend.genesys.chat;

import org.jspecify.annotations.NullMarked;
