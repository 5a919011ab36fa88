# The schema is part of the program: every db/schema/NNNN.sql becomes a string literal, in order of its number.
file(GLOB schema_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/db/schema/*.sql)
list(SORT schema_files)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${schema_files})
string(CONCAT schema_source "#include \"db/migrate.h\"\nnamespace doisoat {\nconst std::vector<std::string_view>& schema_migrations() {\n"
  "  static const std::vector<std::string_view> scripts{\n")
foreach(schema_file IN LISTS schema_files)
  file(READ ${schema_file} schema_text)
  string(APPEND schema_source "R\"~~(${schema_text})~~\",\n")
endforeach()
string(APPEND schema_source "  };\n  return scripts;\n}\n}  // namespace doisoat\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/schema.cpp CONTENT "${schema_source}" @ONLY)
target_sources(db PRIVATE ${CMAKE_BINARY_DIR}/schema.cpp)
