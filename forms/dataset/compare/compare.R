# Times how long R takes to read and to write the file that fieldwork wrote for
# SPSS: a line for each, its name, a tab and seconds.
library(haven)
folder <- commandArgs(TRUE)[1]
at <- function(name) file.path(folder, name)
timed <- function(name, expression) {
  cat(name, "\t", system.time(expression)[["elapsed"]], "\n", sep = "")
}
timed("R, haven read_sav", data <- read_sav(at("ours.sav")))
timed("R, haven write_sav", write_sav(data, at("haven.sav")))
timed("R, write.csv", write.csv(data, at("r.csv"), row.names = FALSE))
