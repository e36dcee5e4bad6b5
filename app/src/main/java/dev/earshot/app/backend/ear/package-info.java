/**
 * The customer's ear of ours by telephone, for every back end that has its conferences called by
 * SIP: what the telephone found, in the words of the domain. No threads.
 */
@org.jspecify.annotations.NullMarked
package dev.earshot.app.backend.ear;
