/**
 * For auditors: {@link io.techpack.audit.Audit} recomputes the credits from their rows and names
 * what does not fit; {@link io.techpack.audit.AuditLog} keeps what operators did.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.audit;
