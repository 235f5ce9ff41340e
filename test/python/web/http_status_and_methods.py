"""http.HTTPStatus and http.HTTPMethod."""
from http import HTTPMethod, HTTPStatus
import http.client

print(len(HTTPStatus), repr(HTTPStatus.OK), HTTPStatus.OK == 200, str(HTTPStatus.NOT_FOUND), HTTPStatus(404).phrase)
# expect: 62 <HTTPStatus.OK: 200> True 404 Not Found
print(HTTPStatus.NOT_FOUND.description, [s.name for s in HTTPStatus if not s.description][:5])
# expect: Nothing matches the given URI ['PROCESSING', 'EARLY_HINTS', 'MULTI_STATUS', 'ALREADY_REPORTED', 'IM_USED']
print(HTTPStatus.OK.is_success, HTTPStatus.FOUND.is_redirection, HTTPStatus.GONE.is_client_error,
      HTTPStatus.BAD_GATEWAY.is_server_error, HTTPStatus.CONTINUE.is_informational, HTTPStatus.OK.is_client_error)
# expect: True True True True True False
print(HTTPStatus.REQUEST_URI_TOO_LONG is HTTPStatus.URI_TOO_LONG, 'UNPROCESSABLE_ENTITY' in HTTPStatus.__members__)
# expect: True True
print(repr(HTTPMethod.GET), HTTPMethod.GET, HTTPMethod('POST').description, len(HTTPMethod))
# expect: <HTTPMethod.GET> GET Perform target-specific processing with the request payload. 9
print(http.client.OK, http.client.responses[418])  # expect: 200 I'm a Teapot
