// Lasting references to strings are all that the driver needs Node-API 10 for. With 9, each string
// lies in an array of its own, and the reference is to that. Included right after <napi.h>.
//
// Not NAPI_EXPERIMENTAL, which has them too: there, Node 20 runs finalizers inside its garbage
// collection, and now and then dies of one that meets an error on its way to JavaScript.
namespace Napi {

template <>
inline Reference<String> Reference<String>::New(const String& value, uint32_t initialRefcount) {
  napi_env env = value.Env();
  napi_value box;
  napi_ref ref;
  napi_status status = napi_create_array_with_length(env, 1, &box);
  if (status == napi_ok) status = napi_set_element(env, box, 0, value);
  if (status == napi_ok) status = napi_create_reference(env, box, initialRefcount, &ref);
  NAPI_THROW_IF_FAILED(env, status, Reference<String>());
  return Reference<String>(env, ref);
}

template <>
inline String Reference<String>::Value() const {
  if (_ref == nullptr) return String(_env, nullptr);
  napi_value box;
  napi_value value;
  napi_status status = napi_get_reference_value(_env, _ref, &box);
  if (status == napi_ok) status = napi_get_element(_env, box, 0, &value);
  NAPI_THROW_IF_FAILED(_env, status, String());
  return String(_env, value);
}

}
