// How probable single errors are, from the prices of catalogue/rules/settings.toml and the confidence of the reading.
#pragma once

#include "check/system.h"
#include "check/variants.h"

namespace doisoat {

// The chance of one particular number among all that might stand in the equation: a number that comes from nowhere is as
// probable as any other of its size, counted in the roundest unit that all members share (millions, where all are millions).
double spread_of(const System& system, const Equation& equation);

// The chance that the equation is broken as it is, by an error of the author's own that nothing explains.
double price_left_broken(const System& system, const Equation& equation);

// The chance that `printed` stood on the page and was read as the figure, against that of reading it rightly: by the other
// readings of the engine, else by its confidence and by what pictures make look alike.
double misread_chance(const System& system, FigureId figure, Decimal printed, double spread);

// The chance that the author meant `meant` and wrote the figure as it stands.
double slip_chance(const Figure& figure, Decimal meant, double spread, const Prices& prices);

}  // namespace doisoat
