"""Everything that grades the course: build, gates, rebuild, run, record, feedback and report."""
