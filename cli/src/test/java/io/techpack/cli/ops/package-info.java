/** What operators use beside the processes holds together: metrics, rules, dashboards, runbook. */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.ops;
