# The Monte-Carlo of account-run.ts. Arguments: folder with the figures, and the way to reckon:
#   draws    an account by village, class and line for each draw
#   matrix   all draws at once, lines added up before villages are: what a specialist writes
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
way <- arguments[2]
areas <- as.matrix(read.csv(file.path(folder, "areas.csv"), header = FALSE))
by_class <- read.csv(file.path(folder, "by-class.csv"))
f <- as.list(read.csv(file.path(folder, "for-all.csv")))
n <- 10000
villages <- nrow(areas)

started <- proc.time()[["elapsed"]]
set.seed(1)
normal <- function(deviation) pmax(0, 1 + deviation * rnorm(n))
uniform <- function() runif(n, 0.8, 1.2)
x <- list(
  rain = normal(0.08), et = normal(0.1), runoff = normal(0.1), erosivity = normal(0.15),
  npp = normal(0.06), transpiration = normal(0.15), days = uniform(), efficiency = uniform(),
  reservoir = uniform(), dredging = uniform(), carbon = uniform(), oxygen = uniform(),
  electricity = uniform()
)
lines <- matrix(0, n, 7)
village <- matrix(0, n, villages)
class <- matrix(0, n, ncol(areas))

if (way == "draws") {
  spread <- function(values) matrix(values, villages, length(values), byrow = TRUE)
  runoff <- spread(by_class$runoff); et <- spread(by_class$evapotranspiration)
  cover <- spread(by_class$cover); npp <- spread(by_class$npp)
  respiration <- spread(by_class$soilRespiration); epp <- spread(by_class$transpiration)
  for (k in seq_len(n)) {
    rain <- f$precipitation * x$rain[k]
    water <- areas * 10 * (rain - rain * runoff * x$runoff[k] - et * x$et[k])
    soil <- areas * f$erosivity * x$erosivity[k] * f$erodibility * f$slope * (1 - cover * f$practice)
    carbon <- areas * 44 / 12 * (npp * x$npp[k] - respiration)
    power <- areas * 1e4 * epp * x$transpiration[k] * f$coolingDays * x$days[k] /
      (3600 * f$efficiency * x$efficiency[k])
    values <- list(
      water * f$reservoirCost * x$reservoir[k],
      soil * f$siltShare / f$soilDensity * f$desiltingCost * x$dredging[k],
      soil * f$nitrogenShare * f$nitrogenPrice,
      soil * f$phosphorusShare * f$phosphorusPrice,
      carbon * f$carbonPrice * x$carbon[k],
      carbon * 32 / 44 * f$oxygenPrice * x$oxygen[k],
      power * f$electricityPrice * x$electricity[k]
    )
    all <- Reduce(`+`, values)
    lines[k, ] <- vapply(values, sum, 0)
    village[k, ] <- rowSums(all)
    class[k, ] <- colSums(all)
  }
} else {
  kinds <- ncol(areas)
  rain <- f$precipitation * x$rain
  price <- list(
    (rain - outer(rain * x$runoff, by_class$runoff) - outer(x$et, by_class$evapotranspiration)) *
      10 * f$reservoirCost * x$reservoir
  )
  soil <- outer(f$erosivity * x$erosivity * f$erodibility * f$slope, 1 - by_class$cover * f$practice)
  price[[2]] <- soil * f$siltShare / f$soilDensity * f$desiltingCost * x$dredging
  price[[3]] <- soil * f$nitrogenShare * f$nitrogenPrice
  price[[4]] <- soil * f$phosphorusShare * f$phosphorusPrice
  carbon <- 44 / 12 * sweep(outer(x$npp, by_class$npp), 2, by_class$soilRespiration)
  price[[5]] <- carbon * f$carbonPrice * x$carbon
  price[[6]] <- carbon * 32 / 44 * f$oxygenPrice * x$oxygen
  price[[7]] <- outer(x$transpiration * x$days / x$efficiency * x$electricity, by_class$transpiration) *
    1e4 * f$coolingDays / (3600 * f$efficiency) * f$electricityPrice
  all <- Reduce(`+`, price)
  together <- colSums(areas)
  for (l in seq_along(price)) lines[, l] <- price[[l]] %*% together
  village <- all %*% t(areas)
  class <- sweep(all, 2, together, `*`)
}
ranges <- function(values) apply(values, 2, quantile, c(0.05, 0.5, 0.95))
total <- quantile(rowSums(lines), c(0.05, 0.5, 0.95))
spans <- list(ranges(lines), ranges(village), ranges(class))
influence <- vapply(x, function(one) cor(one, rowSums(lines))^2, 0)
seconds <- proc.time()[["elapsed"]] - started
cat(sprintf('{"seconds": %.6f, "mean": %.10g}\n', seconds, mean(rowSums(lines))))
