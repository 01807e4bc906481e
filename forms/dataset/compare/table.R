# Prints the medians of a file of times as a table, the quickest first.
arguments <- commandArgs(TRUE)
times <- read.delim(arguments[1], header = FALSE, col.names = c("what", "seconds"))
medians <- aggregate(seconds ~ what, times, median)
haven <- medians$seconds[medians$what == "R, haven write_sav"]
medians <- medians[order(medians$seconds), ]
cat(sprintf("%-28s %10s %12s %14s\n", "", "seconds", "rows/s", "x write_sav"))
cat(sprintf("%-28s %10.2f %12.0f %14.2f\n", medians$what, medians$seconds, as.numeric(arguments[2]) / medians$seconds, haven / medians$seconds), sep = "")
