"""The public column lists and code values of the schemes that exports follow, as their codebooks print them."""

from __future__ import annotations

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1"
    " actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location"
    " latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()
"""The columns of ACLED's event files since March 2023, in their order."""

ACLED_TYPES = {
    "Battles": {
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    },
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
"""ACLED's six event types and twenty-five sub-event types (codebook of 2024)."""

ACLED_INTER = {
    "",
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
}
ACLED_DISORDER = {"Political violence", "Demonstrations", "Strategic developments"}

UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name"
    " dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b"
    " number_of_sources source_article source_office source_date source_headline source_original where_prec"
    " where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id"
    " region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best"
    " high low gwnoa gwnob"
).split()
"""The 49 columns of the Georeferenced Event Dataset, in their order (codebook of version 23.1 and later)."""
UCDP_REGIONS = {"Africa", "Americas", "Asia", "Europe", "Middle East"}

PLOVER_MODES = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "CONCEDE": set(),
    "COOPERATE": set(),
    "AID": {"economic", "military", "humanitarian", "asylum"},
    "RETREAT": {"withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "ACCUSE": set(),
    "REJECT": {"assist", "change", "yield", "meet"},
    "THREATEN": {"restrict", "ban", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike-gen", "strike-lim", "strike-hun", "boycott", "obstruct"},
    "SANCTION": {"convict", "cancel", "expel", "withdraw", "sever"},
    "MOBILIZE": {"troops", "weapons", "police"},
    "COERCE": {
        "confiscate",
        "restrict",
        "ban",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
    },
    "ASSAULT": {
        "abduct",
        "beat",
        "torture",
        "execute",
        "sexual",
        "assassinate",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "heavy-weapons",
    },
}
"""PLOVER's sixteen events with their modes, and the contexts that are written (manual, draft of 2023)."""
PLOVER_CONTEXTS = {"military", "diplomatic", "economic", "historical", "future", "hypothetical"}

HXL_TAGS = set(
    "#access #activity #adm1 #adm2 #adm3 #adm4 #adm5 #affected #beneficiary #capacity #cause #channel #contact #country"
    " #crisis #currency #date #delivery #description #event #frequency #geo #group #impact #indicator #inneed #item"
    " #loc #meta #modality #need #operations #org #output #population #reached #region #respondee #sector #service"
    " #severity #status #subsector #targeted #value".split()
)
"""Hashtags of HXL's core schema 1.1, and the attributes that are written."""
HXL_ATTRIBUTES = set("id end code name type lat lon killed injured min max source num".split())
HXL_NAMED = (
    "#event #date #adm1+name #loc #geo+lat #geo+lon #affected+killed #affected+injured #meta+source".split()
)
