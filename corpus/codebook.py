"""The codebook of CONTRACT.md: indicator codes with their units and the breakdowns with their values."""

PERSON = """addicts users suspected_addicts suspected_users post_rehab substitution_treatment prior_history_in_custody
retail_dealers wanted_persons surveillance_subjects drug_tests drug_tests_positive not_yet_tested offenders
prosecuted_defendants transferred_defendants indictment_proposed_defendants defendants_under_investigation admin_offenders
plant_offenders propaganda_attendance population rehab_admitted voluntary_rehab community_rehab post_rehab_supported deaths
training_participants staff"""
CASE = """cases prosecuted_cases transferred_cases indictment_proposed_cases cases_under_investigation admin_cases plant_cases"""
MONEY = "seized_money admin_fines plant_fines budget"
POINT = "hotspot_points hotspot_clusters risk_points hotspot_points_eliminated hotspot_clusters_eliminated"
COMMUNE = """communes communes_with_drugs communes_drug_free communes_low_drugs communes_with_drug_plants key_communes
converted_communes converting_communes"""
OTHER = """villages villages_drug_free trafficking_rings crime_organisations methadone_sites leaflets banners
commitments_signed models_built precursor_companies"""

# code → the units it may carry, the usual one first
UNITS = {}
for codes, units in ((PERSON, ["person"]), (CASE, ["case"]), (MONEY, ["vnd"]), (POINT, ["point"]), (COMMUNE, ["commune"]),
                     (OTHER, ["other"]), ("compulsory_rehab_dossiers", ["dossier"]),
                     ("seized_drugs", ["g", "tablet", "ml", "brick"]), ("seized_items", ["other", "vehicle", "phone", "gun"]),
                     ("plants_destroyed", ["plant"]), ("plant_area_destroyed", ["m2"]), ("key_areas key_routes", ["area"]),
                     ("propaganda_conferences training_courses", ["course"]), ("legal_opinions", ["document"]),
                     ("records_updated", ["percent"])):
    for code in codes.split():
        UNITS[code] = units

MEASURES = ("stock", "flow", "added", "removed", "change", "share")

# Figures that reports state in passing: the real truths mark them core = 0.
PERIPHERAL = set("""propaganda_conferences propaganda_attendance training_courses training_participants leaflets banners
commitments_signed models_built legal_opinions records_updated population villages staff precursor_companies methadone_sites
communes""".split())

# dimension → its values; None: as the text has it
BREAKDOWNS = {
    "place": "community compulsory_rehab other_rehab detention methadone".split(),
    "sex": ["male", "female"],
    "age": None,
    # why a list grew or shrank, or why somebody was not tested; the first nine are the contract's
    "reason": ["became_user", "left_area", "determined_addicted", "methadone", "moved_in", "expired", "duplicate", "unreachable",
               "died", "became_addict",  # chuyển sang người nghiện
               "post_rehab",             # chuyển sang quản lý sau cai
               "changed_list",           # chuyển diện khác, not said which
               "moved_out",              # chuyển cơ sở khác
               "quit",                   # bỏ điều trị
               "detention", "other"],
    "substance": "heroin opium cannabis methamphetamine synthetic mdma ketamine nimetazepam cocaine other".split(),
    "item": ["motorbike", "electric_bike", "car", "phone", "gun", "scales", "other"],
    "article": [str(n) for n in range(247, 260)] + ["256a"],
    "behaviour": "use possession growing organising premises_manager other".split(),
    "species": "opium_poppy cannabis other".split(),
    "group": "addicts users suspected_addicts suspected_users post_rehab substitution_treatment".split(),
    "list": ["DM1", "DM2", "DM3"],
    "grade": ["A", "B", "I", "II", "III"],
    "venue": ["licensed_business", "other"],
    "scope": ["key_areas", "key_routes"],
    "programme": None,
    "part": ["allocated", "supplement", "planned"],
    "plan": ["conversion"],
    "type": ["xã", "phường", "thị trấn", "đặc khu"],
    "handling": ["administrative", "criminal"],
    "received_from": None,
    "source": None,
}

# the measure that an indicator has when nothing is said
STOCKS = set("""addicts users suspected_addicts suspected_users post_rehab substitution_treatment prior_history_in_custody
retail_dealers wanted_persons surveillance_subjects not_yet_tested population staff cases_under_investigation
defendants_under_investigation hotspot_points hotspot_clusters risk_points key_areas key_routes communes communes_with_drugs
communes_drug_free communes_low_drugs communes_with_drug_plants key_communes converting_communes villages villages_drug_free
trafficking_rings crime_organisations methadone_sites models_built precursor_companies""".split())

# kind of equation → the roles of its members, and the rule that a broken one raises
ROLES = {"total": {"whole", "part"}, "subset": {"whole", "part"}, "balance": {"before", "after", "added", "removed"},
         "change": {"now", "then", "change"}, "share": {"part", "whole", "percent"}, "rate": {"now", "then", "percent"},
         "words": {"whole", "stated"}, "list_count": {"whole", "stated"}, "repeat": {"stated"}}
RULE_OF = {"subset": "total", "change": "balance", "rate": "share"}
REPORT_KINDS = "month quarter half_year year stage topic summary letter other".split()
FLAG_RULES = "total balance share words list_count repeat date period missing direction".split()
