#include "extract/relations.h"

#include "extract/change_relations.h"
#include "extract/list_relations.h"
#include "extract/movement_relations.h"
#include "extract/part_relations.h"
#include "extract/repeat_relations.h"
#include "extract/sum_relations.h"

namespace doisoat {

std::vector<Relation> find_relations(const Reading& reading, const Scope& scope, const std::vector<Resolution>& resolutions,
                                     const std::vector<Figure>& figures, const std::vector<FigureOrigin>& origins,
                                     const std::vector<int>& figure_of, const std::vector<PersonMention>& persons) {
  RelationContext context{reading, scope, resolutions, figures, origins, figure_of, persons};
  std::vector<Relation> relations;
  add_parts(context, relations);
  add_balances(context, relations);
  add_sums(context, relations);
  add_shares(context, relations);
  add_changes(context, relations);
  add_words(context, relations);
  add_lists(context, relations);
  add_repeats(context, relations);
  add_repeated_pairs(context, relations);
  add_sums_over_time(context, relations);
  return relations;
}

}  // namespace doisoat
