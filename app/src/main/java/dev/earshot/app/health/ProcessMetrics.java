package dev.earshot.app.health;

import dev.earshot.app.about.About;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every Java process has: its build, memory, threads, processor time. */
final class ProcessMetrics {
  private ProcessMetrics() {}

  static List<Metric> now() {
    double cpu =
        ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    double uptime = ManagementFactory.getRuntimeMXBean().getUptime();
    List<Metric> all = new ArrayList<>();
    all.add(build());
    all.add(Metric.of("process_cpu_seconds_total", "Processor time.", cpu / 1_000));
    all.add(Metric.of("process_uptime_seconds", "Since the start.", uptime / 1_000));
    all.addAll(java());
    return all;
  }

  private static Metric build() {
    return new Metric(
        "earshot_build_info",
        "Always 1; the labels say what runs.",
        1,
        Map.of("version", About.ownVersion(), "java", Runtime.version().toString()));
  }

  private static List<Metric> java() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    double collecting =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    return List.of(
        Metric.of("jvm_heap_used_bytes", "Heap in use.", heap.getUsed()),
        Metric.of("jvm_heap_max_bytes", "Heap at most.", heap.getMax()),
        Metric.of("jvm_threads", "Platform threads alive.", threads),
        Metric.of(
            "jvm_collection_seconds_total",
            "Time of collections, most of it beside the program.",
            collecting / 1_000));
  }
}
